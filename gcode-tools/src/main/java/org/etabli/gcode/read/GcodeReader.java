package org.etabli.gcode.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.etabli.gcode.read.Command.Problem;

/**
 * Reads a program command by command in one pass. Memory is one buffer, whatever the size of the file or of its
 * lines; nothing is allocated per line.
 *
 * <pre>{@code
 * try (GcodeReader reader = GcodeReader.open(path, Comments.IGNORED)) {
 *     while (reader.next()) {
 *         use(reader.command());
 *     }
 * }
 * }</pre>
 */
public final class GcodeReader implements AutoCloseable {

    /** Large enough that system calls vanish, small enough for a Raspberry Pi's cache. */
    private static final int BUFFER = 256 * 1024;

    /** No firmware takes a line a hundredth of this; a longer one is cut here and reported. */
    public static final int MAX_LINE = 64 * 1024;

    /** Room for the sentinel line end, a look at the byte behind it, and the reach of whoever reads lines. */
    private static final int SLACK = 2 + Math.max(CommandParser.SLACK, MoveRun.REACH);

    /** A file that unpacks to more than this is no print but a bomb; reading stops here. */
    public static final long MOST_BYTES = 2L << 30;

    private final InputStream in;
    private final Command command = new Command();
    private final CommandParser parser;
    private byte[] buffer;

    /** Whether the buffer is the whole program, which is not to be written to. */
    private boolean inPlace;

    private int at;
    private int limit;
    private int end;
    private boolean finished;
    private boolean cut;
    private int lines;

    /** Lines up to here hold no run. */
    private int singlyTo;

    private long commands;
    private long bytes;
    private boolean endsInMidLine;

    public GcodeReader(InputStream in, Comments comments) {
        this(in, comments, BUFFER);
    }

    GcodeReader(InputStream in, Comments comments, int bufferSize) {
        this.in = in;
        this.parser = new CommandParser(command, comments);
        this.buffer = new byte[bufferSize + SLACK];
    }

    /**
     * Opens a file of any format Établi knows, told by its first bytes and not by its name.
     *
     * @throws IOException if it cannot be read; {@link FormatException} if it is damaged or no G-code at all
     */
    public static GcodeReader open(Path file, Comments comments) throws IOException {
        return new GcodeReader(GcodeInput.open(file), comments);
    }

    /** Reads a program in memory where it stands; only its end is copied. */
    public static GcodeReader of(byte[] program, Comments comments) {
        GcodeReader reader = new GcodeReader(new ByteArrayInputStream(program), comments, 0);
        reader.buffer = program;
        reader.inPlace = true;
        return reader;
    }

    /** Moves to the next command; false at the end of the program. */
    public boolean next() throws IOException {
        while (at < limit || fill()) {
            lines++;
            at = parser.parse(buffer, at);
            if (cut && at >= limit) {
                command.problem(Problem.TOO_LONG, command.lineFrom);
                skipRestOfLine();
            }
            if (command.textFrom >= 0) {
                command.line = lines;
                command.index = commands++;
                return true;
            }
        }
        return false;
    }

    /** Reads ahead to see whether a run of plain moves comes next; {@link #pass} it, or have {@link #next} read its lines. */
    public boolean ahead(MoveRun run) {
        if (lines < singlyTo || at >= limit) {
            return false;
        }
        boolean worthIt = run.read(buffer, at, limit, commands);
        singlyTo = lines + run.count();
        return worthIt;
    }

    /** Goes on behind the run that was just seen ahead. */
    public void pass(MoveRun run) {
        at = run.end();
        lines += run.count();
        commands += run.count();
    }

    /** The command just read; the same object every time. */
    public Command command() {
        return command;
    }

    /** Lines of the file so far, empty ones and comments included. */
    public int lines() {
        return lines;
    }

    /** Commands so far: exactly the lines a sender sends. */
    public long commands() {
        return commands;
    }

    /** Bytes of plain text so far. */
    public long bytes() {
        return bytes;
    }

    /** Whether reading stopped at {@link #MOST_BYTES}. */
    public boolean cutOff() {
        return bytes >= MOST_BYTES;
    }

    /** Whether the last line had no line end, as when a copy was cut short. */
    public boolean endsInMidLine() {
        return endsInMidLine;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Brings whole lines into the buffer: {@code [at, limit)} ends in a line end. */
    private boolean fill() throws IOException {
        if (finished || bytes >= MOST_BYTES) {
            return false;
        }
        if (inPlace && fillInPlace()) {
            return true;
        }
        int kept = end - at;
        System.arraycopy(buffer, at, buffer, 0, kept);
        at = 0;
        end = kept;
        int room = buffer.length - SLACK;
        int searched = 0;
        while (end < room) {
            int read = in.read(buffer, end, room - end);
            if (read < 0) {
                return finish();
            }
            end += read;
            bytes += read;
            limit = lastLineEnd(searched);
            if (limit > 0) {
                return true;
            }
            searched = Math.max(0, end - 1);
            if (end > MAX_LINE) {
                break;
            }
        }
        cut = true;
        closeLineAt(end);
        return true;
    }

    /** False where no line ends in the next stretch of the program, or its end is near: from there on it is copied. */
    private boolean fillInPlace() throws IOException {
        end = Math.min(at + BUFFER, buffer.length - SLACK);
        limit = lastLineEnd(at);
        inPlace = limit > 0;
        if (inPlace) {
            bytes += limit - at;
            end = limit;
        } else {
            in.skipNBytes(at);
            buffer = new byte[Math.clamp(buffer.length - at, 64, BUFFER) + SLACK];
            at = 0;
            end = 0;
        }
        return inPlace;
    }

    private boolean finish() {
        finished = true;
        if (end == 0) {
            limit = 0;
            return false;
        }
        endsInMidLine = buffer[end - 1] != '\n' && buffer[end - 1] != '\r';
        closeLineAt(end);
        return true;
    }

    private void closeLineAt(int position) {
        buffer[position] = '\n';
        buffer[position + 1] = 0;
        limit = position;
    }

    /** Position behind the last line end in the buffer, 0 where there is none. */
    private int lastLineEnd(int from) {
        for (int i = end - 1; i >= from; i--) {
            if (buffer[i] == '\n' || buffer[i] == '\r' && i + 1 < end) {
                return i + 1;
            }
        }
        return 0;
    }

    private void skipRestOfLine() throws IOException {
        cut = false;
        at = 0;
        end = 0;
        limit = 0;
        int room = buffer.length - SLACK;
        while (true) {
            int read = bytes >= MOST_BYTES ? -1 : in.read(buffer, 0, room);
            if (read < 0) {
                finished = true;
                endsInMidLine = true;
                return;
            }
            bytes += read;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\r') {
                    keepAfter(i, read);
                    return;
                }
            }
        }
    }

    private void keepAfter(int lineEnd, int read) {
        int from = lineEnd + 1;
        if (buffer[lineEnd] == '\r' && from < read && buffer[from] == '\n') {
            from++;
        }
        at = from;
        end = read;
        limit = lastLineEnd(from);
        if (limit == 0) {
            limit = from;
        }
    }
}
