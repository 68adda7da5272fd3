package org.digitalcommons.rights;

/** The actions that the audit log distinguishes. */
public enum Action {
    /** A graph is put at its address. */
    PUT("PUT", 201, 204, 204),
    /** Statements are added to a graph. */
    POST("POST", 201, 204, 204),
    /** A graph is withdrawn at its address. */
    DELETE("DELETE", 204, 204, 204),
    /** A registered address is fetched. */
    PULL("PULL", 201, 201, 204),
    /** Files are sent to be read and judged. */
    UPLOAD("upload", 200, 200, 200),
    /** Files that were read and judged are published. */
    PUBLISH("publish", 201, 201, 200),
    /** Files that were read and judged are left for a signatory. */
    HAND_OVER("hand over", 202, 202, 202),
    /** Publications are withdrawn. */
    WITHDRAW("withdraw", 200, 200, 200),
    /** Anything, by those who were turned away because there were too many. */
    ANY("any", 429, 429, 429);

    private final String word;
    private final int isNew;
    private final int isChanged;
    private final int isSame;

    Action(String word, int isNew, int isChanged, int isSame) {
        this.word = word;
        this.isNew = isNew;
        this.isChanged = isChanged;
        this.isSame = isSame;
    }

    /** The action as it is written. */
    public String word() {
        return word;
    }

    /**
     * The HTTP status of an action that succeeded.
     *
     * @param fresh whether there was nothing of the name before
     * @param changed whether anything is different from before
     */
    public int done(boolean fresh, boolean changed) {
        return !changed ? isSame : fresh ? isNew : isChanged;
    }
}
