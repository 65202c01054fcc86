package org.etabli.lab.member;

/** A badge has become this member's: benches have to know. */
public record BadgePaired(MemberId member) {}
