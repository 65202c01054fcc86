package org.etabli.lab.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.etabli.lab.api.IdempotencyKeys.Answered;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.site.Secrets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} happens once, however often it is sent: what it did and what was answered are
 * kept in one transaction, and the same key is answered the same again. Refusals are not kept: asking again may help.
 * Uploads need no key, the same file is kept once anyway.
 */
@Component
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern PATHS = Pattern.compile("/api/v1/(reservations|jobs|waiting)(/.*)?");

    private final IdempotencyKeys keys;
    private final CurrentMember current;
    private final Unanswered unanswered;
    private final TransactionTemplate transaction;

    IdempotencyFilter(
            IdempotencyKeys keys,
            CurrentMember current,
            Unanswered unanswered,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.current = current;
        this.unanswered = unanswered;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !PATHS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            unanswered.write(request, response, HttpStatus.BAD_REQUEST, "problem.idempotency-key");
            return;
        }
        MemberId member = current.get().id();
        RepeatableRequest repeatable = new RepeatableRequest(request);
        String hash = hash(repeatable);
        try {
            if (!replayed(member, key, hash, request, response)) {
                answered(member, key, hash, repeatable, response, chain);
            }
        } catch (DuplicateKeyException e) {
            if (!replayed(member, key, hash, request, response)) {
                throw e;
            }
        }
    }

    private boolean replayed(
            MemberId member, String key, String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Answered> before = keys.find(member, key);
        if (before.isEmpty()) {
            return false;
        }
        Answered answered = before.get();
        if (!answered.requestHash().equals(hash)) {
            unanswered.write(request, response, HttpStatus.UNPROCESSABLE_CONTENT, "problem.idempotency-reused");
            return true;
        }
        response.setStatus(answered.status());
        response.setHeader(REPLAYED, "true");
        if (answered.location() != null) {
            response.setHeader("Location", answered.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(answered.body().getBytes(StandardCharsets.UTF_8));
        return true;
    }

    /** The answer leaves only after the transaction has ended: nobody is told of what may still be undone. */
    private void answered(
            MemberId member,
            String key,
            String hash,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                keys.take(member, key, hash);
                try {
                    chain.doFilter(request, kept);
                } catch (IOException | ServletException e) {
                    throw new CarriedException(e);
                }
                if (HttpStatus.valueOf(kept.getStatus()).is2xxSuccessful()) {
                    String body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
                    keys.answer(member, key, new Answered(hash, kept.getStatus(), kept.getHeader("Location"), body));
                } else {
                    status.setRollbackOnly();
                }
            });
        } catch (CarriedException e) {
            throw new ServletException(e.getCause());
        }
        kept.copyBodyToResponse();
    }

    private static String hash(RepeatableRequest request) {
        var digest = Secrets.sha256();
        digest.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(request.body()));
    }

    /** Carries a checked exception out of the transaction, which it undoes. */
    private static final class CarriedException extends RuntimeException {
        CarriedException(Exception cause) {
            super(cause);
        }
    }

    /** The filter belongs to the API's security chain, behind the token; not to every request a second time. */
    @Component
    static final class OnlyInItsChain {
        @Bean
        FilterRegistrationBean<IdempotencyFilter> idempotencyFilterRegistration(IdempotencyFilter filter) {
            FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
