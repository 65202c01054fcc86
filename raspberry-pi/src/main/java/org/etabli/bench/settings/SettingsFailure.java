package org.etabli.bench.settings;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.origin.OriginProvider;

/** Says in one sentence per mistake why the bench does not start. */
public final class SettingsFailure {

    /** Wrong use, as everywhere in Établi. */
    public static final int EXIT_STATUS = 2;

    private static final Logger log = LoggerFactory.getLogger("org.etabli.bench.settings");

    private SettingsFailure() {}

    public static void tell(Throwable failure) {
        sentences(failure).forEach(sentence -> log.error("{}", sentence));
    }

    /** What a person is to read of a failed start. */
    public static List<String> sentences(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException settings) {
                return settings.sentences();
            }
            if (cause instanceof BindException bind) {
                return List.of(sentence(bind));
            }
        }
        return List.of("The bench cannot start: " + failure);
    }

    private static String sentence(BindException bind) {
        String key = String.valueOf(bind.getName());
        Object value = bind.getProperty() == null ? "" : bind.getProperty().getValue();
        if (bind.getProperty() != null) {
            key = bind.getProperty().getName().toString();
        }
        Throwable root = bind;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var origin = OriginProvider.class.cast(bind.getProperty() == null ? null : bind.getProperty());
        String where = origin == null || origin.getOrigin() == null ? "" : " (" + origin.getOrigin() + ")";
        return key + " is \"" + value + "\"" + where + ", which cannot be used: " + root.getMessage() + ".";
    }
}
