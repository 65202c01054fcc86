package org.etabli.lab.member;

/** What a member may do has changed: role, suspension, a lost badge, or they are gone. Benches have to know. */
public record MemberChanged(MemberId member) {}
