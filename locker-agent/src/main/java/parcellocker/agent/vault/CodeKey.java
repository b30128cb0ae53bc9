package parcellocker.agent.vault;

/**
 * The locker's own key of pickup codes, wherever it lies: a verifier is of no use without it. A key in a secure element or a TPM
 * cannot be copied, and then nobody guesses codes elsewhere than at this locker, one at a time. A key in a file can be taken with
 * the disk; then only the slow step before it ({@link PickupCodes}) stands between the thief and the codes of parcels that lie in this
 * one cabinet: a weaker promise, told in {@code RELIABILITY.md}.
 *
 * <p>An implementation for an element is asked once a guess and once a drawn code, from one thread; an element that takes longer than
 * 100 ms needs fewer rounds of stretching, one that cannot be copied needs none.
 */
public interface CodeKey {
    /**
     * HMAC-SHA-256 of both, one after the other, under the key.
     *
     * @return 32 bytes
     */
    byte[] mac(byte[] first, byte[] second);

    /** The key in use, and with how many rounds of PBKDF2 a code is stretched before it. */
    record Used(CodeKey key, int rounds) {}

    /** The key of a file that the agent's user alone may read. */
    static CodeKey of(Keys keys) {
        byte[] key = keys.codeBytes();
        return (first, second) -> PickupCodes.hmac(key, first, second);
    }
}
