package org.etabli.lab.job;

import java.time.Instant;
import org.etabli.lab.member.MemberId;

/**
 * A file a member brought.
 *
 * @param name as its owner knows it; without folders
 * @param sha256 of its bytes, hexadecimal: where it is stored, and how a bench checks it
 */
public record GcodeFile(FileId id, MemberId owner, String name, String sha256, long bytes, Instant uploadedAt) {}
