package org.etabli.gcode.machine;

/**
 * A simple thermal model: a heater climbs at its rate at room temperature and ever slower towards its limit.
 *
 * @param ambient °C
 * @param nozzle °C/s at room temperature
 * @param bed °C/s at room temperature
 */
public record Heating(double ambient, double nozzle, double bed) {}
