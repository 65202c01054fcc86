package org.etabli.lab.member;

/** A member has joined or left a group: other rules hold for them. */
public record GroupsChanged(MemberId member) {}
