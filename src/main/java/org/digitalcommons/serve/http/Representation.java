package org.digitalcommons.serve.http;

/**
 * The format that was chosen for a reply, under the media type that the client knows it by.
 *
 * @param format the format
 * @param mediaType one of the media types of the format
 */
public record Representation(Format format, String mediaType) {

    /** The {@code Content-Type} of the reply. */
    public String contentType() {
        return format.contentType(mediaType);
    }
}
