-- Why the lab had to move somebody's reservation, until its member has answered or moved it again.
alter table reservation add column displaced varchar(200);
