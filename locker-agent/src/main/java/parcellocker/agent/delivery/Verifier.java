package parcellocker.agent.delivery;

/** What the locker keeps of a code or PIN; the vault makes it and checks against it. Both parts base64url. */
public record Verifier(String salt, String hash) {}
