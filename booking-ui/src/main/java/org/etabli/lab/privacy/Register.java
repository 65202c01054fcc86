package org.etabli.lab.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** What is kept about people by every feature, for one person to take along or have erased. */
@Service
public class Register {

    private final List<PersonalData> features;
    private final Members members;
    private final Families families;
    private final Registry registry;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    Register(
            List<PersonalData> features,
            Members members,
            Families families,
            Registry registry,
            Audit audit,
            ObjectMapper json,
            Clock clock) {
        this.features = List.copyOf(features);
        this.members = members;
        this.families = families;
        this.registry = registry;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    public List<PersonalData> features() {
        return features;
    }

    /** Everything of one person: a zip with one JSON file. */
    @Transactional(readOnly = true)
    public byte[] export(Member member) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exportedAt", clock.instant().toString());
        features.forEach(feature -> all.put(feature.topic(), feature.export(member.id())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("etabli.json"));
            zip.write(json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(all)
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Erases somebody: by themselves, a guardian, or a manager they asked. All features or none. */
    @Transactional
    public Outcome erase(Member by, Member member) {
        boolean may = by.is(Role.MANAGER) && by.role().atLeast(member.role())
                || by.id().equals(member.id())
                || families.isGuardian(by.id(), member.id());
        if (!may || !registry.mayTend(by, member)) {
            return new Outcome.Refused("privacy.refused.not-yours");
        }
        if (member.role() == Role.ADMINISTRATOR
                && members.withRoleAtLeast(Role.ADMINISTRATOR).size() == 1) {
            return new Outcome.Refused("person.refused.last-administrator");
        }
        boolean leavesChild = families.childrenOf(member.id()).stream()
                .anyMatch(child -> families.guardiansOf(child.id()).size() == 1);
        if (leavesChild) {
            return new Outcome.Refused("privacy.refused.children");
        }
        audit.note(by.id(), member.id(), "erased", "");
        features.forEach(feature -> feature.erase(member.id()));
        return new Outcome.Done();
    }

    @Transactional
    void eraseByClock(org.etabli.lab.member.MemberId member) {
        audit.note(null, member, "erased-by-clock", "");
        features.forEach(feature -> feature.erase(member));
    }
}
