package org.etabli.bench.power;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;

/**
 * Pi4J with exactly the providers a bench uses: the kernel's own interfaces on a Pi, mock pins elsewhere. The bench shuts
 * it down itself, after jobs have come to rest.
 */
public final class PinContext {

    private PinContext() {}

    /** Pins through the GPIO character device, buses through spidev and i2c-dev: any Pi, nothing to compile. */
    public static Context ofThisPi() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(
                        GpioDDigitalOutputProvider.newInstance(),
                        GpioDDigitalInputProvider.newInstance(),
                        LinuxFsI2CProvider.newInstance(),
                        LinuxFsSpiProvider.newInstance())
                .build();
    }

    /** Pins that exist only in memory, but raise real change events. */
    public static Context simulated() {
        return Pi4J.newContextBuilder()
                .noAutoDetect()
                .disableShutdownHook()
                .add(MockDigitalOutputProvider.newInstance(), MockDigitalInputProvider.newInstance())
                .build();
    }
}
