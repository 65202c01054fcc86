package org.etabli.lab.member;

/** A badge has become this member's, or is theirs no longer: benches have to know. */
public record BadgePaired(MemberId member) {}
