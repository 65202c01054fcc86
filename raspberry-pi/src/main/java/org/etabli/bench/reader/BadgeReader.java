package org.etabli.bench.reader;

/** Something people hold badges to. It tells its listener, from a thread of its own, until it is closed. */
public interface BadgeReader extends AutoCloseable {

    /** Begins to read; problems on the way are told to the listener, never thrown. */
    void start(Listener listener);

    /** Tries, once, whether it is there; before {@link #start}. */
    void probe() throws ReaderException;

    /** How a person finds it. */
    String name();

    @Override
    void close();

    /** Hears what the reader reads. */
    interface Listener {

        /** A badge came, by its number in upper-case hexadecimal. */
        void presented(String number);

        /** The badge left; told only by readers that can see it. */
        void removed(String number);

        /** The reader stopped working, in words for a log. */
        void failed(String why);

        /** It works again. */
        void recovered();
    }
}
