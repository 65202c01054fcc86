package org.etabli.lab.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.lab.member.LinkPost.Letter;
import org.etabli.lab.member.OneTimeLinks.Purpose;
import org.etabli.lab.site.LabSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do for themselves before they are in: sign up, confirm their address, choose a new password. */
@Service
public class Reception {

    /** Where confirmation links lead. */
    public static final String CONFIRM_PATH = "confirm/";
    /** Where links to choose a password lead. */
    public static final String PASSWORD_PATH = "password/";

    private final Members members;
    private final OneTimeLinks links;
    private final LinkPost post;
    private final FirstPerson first;
    private final Audit audit;
    private final LabSettings settings;
    private final Clock clock;

    Reception(
            Members members,
            OneTimeLinks links,
            LinkPost post,
            FirstPerson first,
            Audit audit,
            LabSettings settings,
            Clock clock) {
        this.members = members;
        this.links = links;
        this.post = post;
        this.first = first;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of signing up. */
    public sealed interface SignedUp {

        /** A letter is on its way; says nothing about whether the address was known. */
        record LinkSent() implements SignedUp {}

        /** This lab sends no e-mail: somebody of the lab lets them in. */
        record SeeSomebody() implements SignedUp {}

        /** They are in: the lab's first person. */
        record Welcome() implements SignedUp {}

        /** @param field where it is said; {@code PASSWORD} too */
        record Refused(NewMember.@Nullable Field field, String text) implements SignedUp {}
    }

    /**
     * Signs somebody up.
     *
     * @param code the setup code with which the first person becomes the administrator; empty for everybody else
     */
    @Transactional
    public SignedUp signUp(String name, String email, String password, Locale language, String code) {
        NewMember wanted = new NewMember(name, email, null, Role.MEMBER, language, null);
        NewMember.Fault fault = wanted.fault(today());
        if (fault != null) {
            return new SignedUp.Refused(fault.field(), fault.text());
        }
        String address = wanted.email();
        if (address == null) {
            return new SignedUp.Refused(NewMember.Field.EMAIL, "person.fault.email");
        }
        String weak = Passwords.fault(password, wanted.name(), address);
        if (weak != null) {
            return new SignedUp.Refused(null, weak);
        }
        if (first.isExpected(code)) {
            Member member = members.add(address, wanted.name(), password, Role.ADMINISTRATOR, language);
            audit.note(member.id(), member.id(), "first-person", "");
            return new SignedUp.Welcome();
        }
        Optional<Member> added = members.add(wanted);
        if (added.isPresent()) {
            members.setPassword(added.get().id(), password);
            audit.note(added.get().id(), added.get().id(), "signed-up", "");
            sendConfirmation(added.get(), address);
        } else if (post.isOpen()) {
            members.findByEmail(address).ifPresent(known -> answerKnown(known, address));
        }
        return post.isOpen() ? new SignedUp.LinkSent() : new SignedUp.SeeSomebody();
    }

    /** Their address answered: they may sign in. */
    @Transactional
    public boolean confirm(String secret) {
        Optional<OneTimeLinks.Found> found = links.find(secret)
                .filter(link -> link.purpose() == Purpose.CONFIRM)
                .flatMap(link -> links.use(secret));
        found.ifPresent(link -> {
            members.confirm(link.member());
            audit.note(link.member(), link.member(), "confirmed", "");
        });
        return found.isPresent();
    }

    /** Sends a link to choose a new password, if somebody has this address; the answer is the same either way. */
    @Transactional
    public void recover(String email) {
        if (post.isOpen()) {
            members.findByEmail(email).filter(member -> !member.suspended()).ifPresent(member -> {
                String secret = links.issue(member.id(), Purpose.PASSWORD);
                audit.note(null, member.id(), "recovery-asked", "");
                post.send(
                        email.strip().toLowerCase(Locale.ROOT),
                        member.language(),
                        Letter.RECOVER,
                        PASSWORD_PATH + secret);
            });
        }
    }

    /** Whose password a link would set. */
    public Optional<Member> whosePassword(String secret) {
        return links.find(secret)
                .filter(link -> link.purpose() != Purpose.CONFIRM)
                .flatMap(link -> members.find(link.member()));
    }

    /** Sets the password a link is for, and uses the link up; having it also proves the address. */
    @Transactional
    public Outcome choosePassword(String secret, String password) {
        Optional<Member> whose = whosePassword(secret);
        if (whose.isEmpty()) {
            return new Outcome.Refused("password.link-old");
        }
        Member member = whose.get();
        String weak =
                Passwords.fault(password, member.name(), member.email() == null ? member.login() : member.email());
        if (weak != null) {
            return new Outcome.Refused(weak);
        }
        if (links.use(secret).isEmpty()) {
            return new Outcome.Refused("password.link-old");
        }
        members.setPassword(member.id(), password);
        members.confirm(member.id());
        audit.note(member.id(), member.id(), "password-chosen", "");
        return new Outcome.Done();
    }

    private void answerKnown(Member known, String address) {
        if (members.isConfirmed(known.id())) {
            post.send(address, known.language(), Letter.KNOWN, "sign-in");
        } else {
            sendConfirmation(known, address);
        }
    }

    private void sendConfirmation(Member member, String address) {
        if (post.isOpen()) {
            String secret = links.issue(member.id(), Purpose.CONFIRM);
            post.send(address, member.language(), Letter.CONFIRM, CONFIRM_PATH + secret);
        }
    }

    /** Those who wait for somebody of the lab to let them in. */
    public List<Member> waiting() {
        return members.all().stream()
                .filter(member -> !members.isConfirmed(member.id()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.site().zone());
    }
}
