package org.etabli.lab.member;

/** What a person is to the lab; each role may do what the ones before it may. */
public enum Role {
    MEMBER,
    ANIMATOR,
    MANAGER;

    /** As Spring Security and the views' annotations name it. */
    public String authority() {
        return "ROLE_" + name();
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}
