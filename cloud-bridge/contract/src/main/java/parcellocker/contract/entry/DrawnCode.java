package parcellocker.contract.entry;

/**
 * What a locker seals to the city when it draws a code: the attachment that {@code codeAttachment} names.
 *
 * @param delivery so that a seal cannot be put beside another delivery
 * @param code 8 digits
 */
public record DrawnCode(String delivery, String code) {
    /** Never the digits. */
    @Override
    public String toString() {
        return "DrawnCode[delivery=" + delivery + "]";
    }
}
