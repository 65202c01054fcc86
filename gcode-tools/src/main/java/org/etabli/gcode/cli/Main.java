package org.etabli.gcode.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.etabli.gcode.check.Stock;

/** Where {@code etabli gcode} starts. No method of it names the command line's library, so that it need not be loaded. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Locale.setDefault(Texts.languageOf(Locale.getDefault()));
        System.exit(run(arguments, new PrintWriter(System.out), new PrintWriter(System.err)));
    }

    /** As {@link #main}, into the given writers. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        Request plain = PlainArguments.read(arguments, out, err);
        if (plain != null) {
            switch (arguments[0]) {
                case "estimate":
                    return EstimateCommand.run(plain);
                case "check":
                    return CheckCommand.run(plain, Stock.UNKNOWN);
                case "info":
                    return InfoCommand.run(plain);
                default:
            }
        }
        return GcodeCommand.commandLine().execute(arguments);
    }
}
