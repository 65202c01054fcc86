package org.etabli.lab.job;

import java.util.Locale;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.message.Sentences;
import org.etabli.lab.shell.Typography;

/** What a bench told of a job that did not begin or went wrong, as a sentence for whoever asks. */
public final class Reasons {

    private Reasons() {}

    /** @param told a {@link JobReason} as it crossed the wire, or any words of an animator's, which stay as they are */
    public static String sentence(String told, Locale reader) {
        return Typography.set(Sentences.in(reader).of(JobReason.parse(told)).replace('\'', '’'), reader);
    }
}
