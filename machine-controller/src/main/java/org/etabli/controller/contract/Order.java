package org.etabli.controller.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a {@link Command} orders. Unlike events, an unknown order is refused: a bench never guesses. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.StartJob.class, name = "start-job"),
    @JsonSubTypes.Type(value = Order.PauseJob.class, name = "pause-job"),
    @JsonSubTypes.Type(value = Order.ResumeJob.class, name = "resume-job"),
    @JsonSubTypes.Type(value = Order.CancelJob.class, name = "cancel-job"),
    @JsonSubTypes.Type(value = Order.EndSession.class, name = "end-session"),
    @JsonSubTypes.Type(value = Order.SetService.class, name = "set-service"),
    @JsonSubTypes.Type(value = Order.PresentBadge.class, name = "present-badge"),
    @JsonSubTypes.Type(value = Order.RunDrill.class, name = "run-drill")
})
public sealed interface Order {

    /**
     * Stream a file, in the session that is open on the machine.
     *
     * @param file SHA-256 of the file, hexadecimal: its name on the server and its check on the bench
     * @param bytes the file's size
     * @param name the file's name as its owner knows it; its ending tells its format
     * @param member for whom; the bench refuses when the open session is somebody else's
     * @param profile the machine as the server knows it, as YAML; the bench's own wire stays as it is. Null from a
     *     server that says nothing: the bench's own profile counts
     */
    record StartJob(
            String job,
            String file,
            long bytes,
            String name,
            String member,
            @Nullable String profile) implements Order {}

    record PauseJob(String job) implements Order {}

    record ResumeJob(String job) implements Order {}

    record CancelJob(String job) implements Order {}

    /** Close the session and cut the power, after the machine's run-on. */
    record EndSession(String session) implements Order {}

    /** Take the machine out of service or back into it. */
    record SetService(boolean inService) implements Order {}

    /** Hold a badge to the reader: carried out only where the reader is a simulated one. */
    record PresentBadge(String number) implements Order {}

    /**
     * Try whether the machine loses its power when something dies; it is switched on for that, so somebody stands
     * beside it.
     *
     * @param drill under which id the trials are told
     */
    record RunDrill(String drill) implements Order {}
}
