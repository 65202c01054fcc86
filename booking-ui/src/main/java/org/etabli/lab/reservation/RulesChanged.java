package org.etabli.lab.reservation;

/**
 * The lab has set a rule, or taken one back: benches have to know who starts with a supervisor.
 *
 * @param scope for whom and for what, as it is kept
 */
record RulesChanged(String scope) {}
