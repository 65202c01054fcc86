package org.etabli.lab.api;

import java.util.Locale;
import org.etabli.lab.job.FileTooLargeException;
import org.etabli.lab.shell.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what went wrong into problem details. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ProblemDetail on(Problem problem, Locale language) {
        String sentence = texts.getTranslation(problem.text(), language, problem.parameters());
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), sentence);
        problem.more().forEach(detail::setProperty);
        return detail;
    }

    @ExceptionHandler
    ProblemDetail on(FileTooLargeException e, Locale language) {
        return on(
                new Problem(HttpStatus.CONTENT_TOO_LARGE, "problem.file-too-large", e.maxBytes() / 1_000_000),
                language);
    }

    /** An upload that is none. */
    @ExceptionHandler
    ProblemDetail on(MultipartException e, Locale language) {
        return on(new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "problem.multipart"), language);
    }
}
