package org.etabli.lab.cli;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.validation.FieldError;

/** Says in one sentence, naming the key, why the server did not start. */
public final class OneSentence implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println("etabli: " + sentence(analysis));
    }

    static String sentence(FailureAnalysis analysis) {
        for (@Nullable Throwable cause = analysis.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BindValidationException invalid) {
                return invalid.getValidationErrors().getAllErrors().stream()
                        .map(error -> key(invalid, error) + ": " + error.getDefaultMessage()
                                + (error instanceof FieldError field
                                        ? ", not \"" + field.getRejectedValue() + "\""
                                        : ""))
                        .collect(Collectors.joining("; "));
            }
        }
        for (@Nullable Throwable cause = analysis.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException wrong) {
                Object value =
                        wrong.getProperty() == null ? "?" : wrong.getProperty().getValue();
                return wrong.getName() + ": \"" + value + "\" is not a valid "
                        + wrong.getTarget().getType().toClass().getSimpleName();
            }
        }
        return analysis.getDescription().replaceAll("\\s+", " ").strip();
    }

    private static String key(BindValidationException invalid, org.springframework.validation.ObjectError error) {
        String prefix = invalid.getValidationErrors().getName().toString();
        return error instanceof FieldError field ? prefix + "." + field.getField() : prefix;
    }
}
