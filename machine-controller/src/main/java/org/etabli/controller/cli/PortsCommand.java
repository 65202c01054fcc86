package org.etabli.controller.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.etabli.controller.job.Identification;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.PortDescription;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialPorts;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.link.UsbIdentity;
import org.etabli.controller.message.Sentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is plugged in and, when asked to, what answers there. */
@Command(
        name = "ports",
        mixinStandardHelpOptions = true,
        description = "Lists the serial ports, and with --ask what answers on them.")
final class PortsCommand implements Callable<Integer> {

    @Option(names = "--ask", description = "Opens each port and asks. Opening reboots many boards: not during a job.")
    private boolean ask;

    @Option(names = "--baud", defaultValue = "115200", description = "Baud rate to ask at (${DEFAULT-VALUE}).")
    private int baud;

    @Parameters(arity = "0..*", paramLabel = "PORT", description = "Ports to ask besides those found.")
    private List<String> more = List.of();

    @Override
    public Integer call() {
        Sentences sentences = Sentences.in(ControllerCommand.language());
        List<PortDescription> ports = SerialPorts.list();
        for (PortDescription port : ports) {
            UsbIdentity usb = port.usb();
            String identity = usb == null ? "" : "usb:" + usb;
            System.out.println(
                    port.path() + "\t" + identity + "\t" + port.description() + answer(port.path(), sentences));
        }
        for (String path : more) {
            System.out.println(path + "\t\t" + answer(path, sentences));
        }
        if (ports.isEmpty() && more.isEmpty()) {
            System.out.println(sentences.say("ports.none"));
        }
        return 0;
    }

    private String answer(String path, Sentences sentences) {
        if (!ask && !more.contains(path)) {
            return "";
        }
        try (SerialLink link = SerialLink.open(path, new SerialSettings(baud, true))) {
            return "\t" + Identification.ask(link, System::nanoTime).orElseGet(() -> sentences.say("ports.silent"));
        } catch (LinkException closed) {
            return "\t" + closed.getMessage();
        }
    }
}
