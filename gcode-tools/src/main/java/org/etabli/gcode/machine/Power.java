package org.etabli.gcode.machine;

/** Watts: electronics always, motors while moving, heaters at full power. */
public record Power(double idle, double moving, double nozzle, double bed) {}
