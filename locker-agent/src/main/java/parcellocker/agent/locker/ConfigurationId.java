package parcellocker.agent.locker;

/**
 * Which of the city's configurations.
 *
 * @param version rises; 0: none, the locker's own file alone
 * @param hash of its body, hex; empty for version 0
 */
public record ConfigurationId(long version, String hash) {
    /** The locker's own file alone. */
    public static final ConfigurationId BASE = new ConfigurationId(0, "");

    public ConfigurationId {
        boolean isBase = version == 0 && hash.isEmpty();
        if (!isBase && (version < 1 || !hash.matches("[0-9a-f]{64}"))) {
            throw new IllegalArgumentException("no configuration " + version);
        }
    }
}
