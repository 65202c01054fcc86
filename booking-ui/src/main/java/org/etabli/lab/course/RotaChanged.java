package org.etabli.lab.course;

/** Who helps in a session has changed: benches have to know whose badge opens its machines. */
public record RotaChanged(SessionId session) {}
