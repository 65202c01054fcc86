package org.etabli.bench.settings;

import java.util.List;

/** The configuration file says something the bench cannot work with. */
public final class SettingsException extends RuntimeException {

    private final List<String> sentences;

    public SettingsException(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** One sentence for each mistake, naming its key. */
    public List<String> sentences() {
        return sentences;
    }
}
