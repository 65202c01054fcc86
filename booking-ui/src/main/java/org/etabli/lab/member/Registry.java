package org.etabli.lab.member;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.member.LinkPost.Letter;
import org.etabli.lab.member.OneTimeLinks.Purpose;
import org.etabli.lab.site.LabSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people of the lab do for others: add them, let them in, change what they are. Each deed is in the audit log. */
@Service
public class Registry {

    /** A large family; whoever adds more is no parent. */
    static final int MOST_CHILDREN = 12;

    private static final Outcome DONE = new Outcome.Done();
    private static final NewMember.Fault NOT_THEIRS_TO_ADD =
            new NewMember.Fault(NewMember.Field.BORN, "person.refused.only-children");

    private final Members members;
    private final Families families;
    private final OneTimeLinks links;
    private final LinkPost post;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final LabSettings settings;
    private final Clock clock;

    Registry(
            Members members,
            Families families,
            OneTimeLinks links,
            LinkPost post,
            Audit audit,
            ApplicationEventPublisher events,
            LabSettings settings,
            Clock clock) {
        this.events = events;
        this.members = members;
        this.families = families;
        this.links = links;
        this.post = post;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of adding somebody. */
    public sealed interface Added {

        record Person(Member member) implements Added {}

        record Refused(NewMember.Fault fault) implements Added {}
    }

    /**
     * Adds a person; an animator saw them, so they need no confirmation. Who has an address gets an invitation.
     *
     * @param guardian of a minor
     */
    @Transactional
    public Added add(Member by, NewMember wanted, @Nullable Member guardian) {
        NewMember.Fault fault = mayAdd(by, wanted, guardian) ? fault(by, wanted, null) : NOT_THEIRS_TO_ADD;
        if (fault == null && guardian == null && minor(wanted)) {
            fault = new NewMember.Fault(NewMember.Field.BORN, "person.fault.guardian-missing");
        }
        if (fault != null) {
            return new Added.Refused(fault);
        }
        Member member = members.add(wanted).orElseThrow();
        members.confirm(member.id());
        if (guardian != null) {
            families.link(member, guardian);
        }
        audit.note(by.id(), member.id(), "added", "");
        if (member.email() != null && post.isOpen()) {
            String secret = links.issue(member.id(), Purpose.INVITATION);
            post.send(member.email(), member.language(), Letter.INVITE, Reception.PASSWORD_PATH + secret);
        }
        return new Added.Person(member);
    }

    /** Adds a whole list, or nobody: a fault found meanwhile undoes all. Letters are not sent; people are told in the lab. */
    @Transactional
    public int addAll(Member by, List<NewMember> people) {
        if (!by.is(Role.MANAGER)) {
            throw new IllegalArgumentException("only managers import");
        }
        for (NewMember person : people) {
            Member member = members.add(person)
                    .orElseThrow(() -> new IllegalStateException("somebody took an address meanwhile"));
            members.confirm(member.id());
            audit.note(by.id(), member.id(), "imported", "");
        }
        return people.size();
    }

    /**
     * Changes name, address and login; by an animator, or by the person or their guardian. A birthday only by an animator:
     * no child makes itself an adult.
     */
    @Transactional
    public Optional<NewMember.Fault> change(Member by, Member member, NewMember details) {
        if (!mayTend(by, member)) {
            return Optional.of(new NewMember.Fault(NewMember.Field.NAME, "person.refused.not-yours"));
        }
        boolean mayChangeAge = by.is(Role.ANIMATOR) && !by.id().equals(member.id());
        NewMember kept = mayChangeAge
                ? details
                : new NewMember(
                        details.name(),
                        details.email(),
                        details.login(),
                        details.role(),
                        details.language(),
                        member.born());
        NewMember.Fault fault = fault(by, kept, member);
        if (fault == null) {
            members.setDetails(member.id(), kept);
            audit.note(by.id(), member.id(), "changed", "");
        }
        return Optional.ofNullable(fault);
    }

    @Transactional
    public Outcome changeRole(Member by, Member member, Role role) {
        if (!by.role().mayChange(member.role(), role)) {
            return new Outcome.Refused("person.refused.role");
        }
        if (member.role() == Role.ADMINISTRATOR && role != Role.ADMINISTRATOR && isLastAdministrator()) {
            return new Outcome.Refused("person.refused.last-administrator");
        }
        members.setRole(member.id(), role);
        audit.note(by.id(), member.id(), "role-changed", member.role() + " → " + role);
        return DONE;
    }

    @Transactional
    public Outcome suspend(Member by, Member member, boolean suspended) {
        if (!by.is(Role.MANAGER) || !by.role().atLeast(member.role()) || by.id().equals(member.id())) {
            return new Outcome.Refused("person.refused.suspend");
        }
        members.setSuspended(member.id(), suspended);
        audit.note(by.id(), member.id(), suspended ? "suspended" : "let-back", "");
        return DONE;
    }

    /** Lets somebody in who signed up where the lab sends no e-mail, or never read theirs. */
    @Transactional
    public Outcome letIn(Member by, Member member) {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("person.refused.not-yours");
        }
        members.confirm(member.id());
        audit.note(by.id(), member.id(), "let-in", "");
        return DONE;
    }

    /** Says who answers for whom; an animator checked it. */
    @Transactional
    public Outcome relate(Member by, Member child, Member guardian, boolean related) {
        if (!by.is(Role.ANIMATOR) || child.id().equals(guardian.id())) {
            return new Outcome.Refused("person.refused.not-yours");
        }
        if (related) {
            families.link(child, guardian);
        } else {
            families.unlink(child, guardian);
        }
        audit.note(by.id(), child.id(), related ? "linked" : "unlinked", "");
        events.publishEvent(new MemberChanged(child.id()));
        return DONE;
    }

    /** A link with which the person chooses a password, to be handed to them in the lab; empty where that is not allowed. */
    @Transactional
    public Optional<String> passwordLink(Member by, Member member) {
        if (!mayTend(by, member) || member.suspended() || (member.email() == null && member.login() == null)) {
            return Optional.empty();
        }
        audit.note(by.id(), member.id(), "password-link", "");
        return Optional.of(Reception.PASSWORD_PATH + links.issue(member.id(), Purpose.PASSWORD));
    }

    /** Animators tend to members and volunteers, managers to those below them, guardians to their children. */
    public boolean mayTend(Member by, Member member) {
        return by.id().equals(member.id())
                || families.isGuardian(by.id(), member.id())
                || (by.is(Role.ANIMATOR) && (by.role().compareTo(member.role()) > 0 || by.is(Role.ADMINISTRATOR)));
    }

    private NewMember.@Nullable Fault fault(Member by, NewMember wanted, @Nullable Member before) {
        NewMember.Fault fault = wanted.fault(today());
        if (fault != null) {
            return fault;
        }
        if (before == null && wanted.role() != Role.MEMBER && !by.role().mayChange(Role.MEMBER, wanted.role())) {
            return new NewMember.Fault(NewMember.Field.NAME, "person.refused.role");
        }
        if (changed(wanted.email(), before == null ? null : before.email()) && members.isTaken(wanted.email())) {
            return new NewMember.Fault(NewMember.Field.EMAIL, "person.fault.email-taken");
        }
        if (changed(wanted.login(), before == null ? null : before.login()) && members.isTaken(wanted.login())) {
            return new NewMember.Fault(NewMember.Field.LOGIN, "person.fault.login-taken");
        }
        return null;
    }

    private static boolean changed(@Nullable String now, @Nullable String before) {
        return now != null && !now.equals(before);
    }

    /** Animators add anybody; everybody of age adds their own children. */
    private boolean mayAdd(Member by, NewMember wanted, @Nullable Member guardian) {
        return by.is(Role.ANIMATOR)
                || (guardian != null
                        && guardian.id().equals(by.id())
                        && minor(wanted)
                        && !by.isMinor(today())
                        && families.childrenOf(by.id()).size() < MOST_CHILDREN);
    }

    private boolean minor(NewMember wanted) {
        return wanted.born() != null
                && wanted.born().plusYears(Member.ADULT_YEARS).isAfter(today());
    }

    private boolean isLastAdministrator() {
        return members.withRoleAtLeast(Role.ADMINISTRATOR).size() == 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.site().zone());
    }
}
