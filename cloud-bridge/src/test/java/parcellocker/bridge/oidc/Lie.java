package parcellocker.bridge.oidc;

/** What a provider, or whoever pretends to be one, does wrong. */
public enum Lie {
    NONE,
    // In the ID token.
    FOREIGN_NONCE,
    NO_NONCE,
    FOREIGN_AUDIENCE,
    FOREIGN_PARTY,
    SHARED_WITHOUT_PARTY,
    FOREIGN_ISSUER,
    EXPIRED,
    WITHOUT_EXPIRY,
    FROM_THE_FUTURE,
    LONG_AGO,
    WITHOUT_BIRTH,
    WITHOUT_SUBJECT,
    BLANK_SUBJECT,
    LONG_SUBJECT,
    // In its signature.
    UNSIGNED,
    SIGNED_WITH_THE_PUBLIC_KEY,
    SIGNED_WITH_A_PUBLISHED_SECRET,
    SIGNED_BY_ANOTHER_ALGORITHM,
    SIGNED_WITH_A_FOREIGN_KEY,
    SIGNED_WITH_AN_UNPUBLISHED_KEY,
    NO_TOKEN,
    NONSENSE,
    // On the way back.
    DENIED,
    ANSWER_OF_ANOTHER,
    ANSWER_OF_NOBODY,
    // In what it says of itself.
    DOCUMENT_OF_ANOTHER,
    PLAIN_ENDPOINT,
    // Instead of an answer, wherever it is asked by a program.
    FAULT,
    REDIRECT,
    HUGE,
    ENDLESS,
    NOT_JSON,
    SILENT
}
