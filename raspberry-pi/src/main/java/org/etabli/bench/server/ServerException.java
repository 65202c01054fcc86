package org.etabli.bench.server;

/** The server, or the way to it, is not there or does not do what is asked. */
public class ServerException extends Exception {

    private final boolean lasting;

    private ServerException(String message, boolean lasting, Throwable cause) {
        super(message, cause);
        this.lasting = lasting;
    }

    private ServerException(String message, boolean lasting) {
        super(message);
        this.lasting = lasting;
    }

    /** It may work later. */
    static ServerException passing(String message, Throwable cause) {
        return new ServerException(message, false, cause);
    }

    static ServerException passing(String message) {
        return new ServerException(message, false);
    }

    /** Asking again changes nothing. */
    public static ServerException lasting(String message) {
        return new ServerException(message, true);
    }

    public boolean isLasting() {
        return lasting;
    }
}
