package org.etabli.lab.member;

/**
 * Somebody has joined or left a group, or it is gone: other rules hold for them.
 *
 * @param group its short name
 */
public record GroupsChanged(String group) {}
