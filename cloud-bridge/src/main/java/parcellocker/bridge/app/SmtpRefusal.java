package parcellocker.bridge.app;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Why a mail server did not take a message.
 *
 * @param what which kind of answer it was
 * @param code its three digits; 0 if there was no answer
 * @param isOfMessage whether the address or the content is at fault, and not who hands it on
 */
record SmtpRefusal(String what, int code, boolean isOfMessage) {
    private static final int PERMANENT = 500;

    /** The words of the server stay out: they repeat the address. */
    static SmtpRefusal of(MessagingException broken) {
        SmtpRefusal found = one(broken);
        Exception next = broken.getNextException();
        while (next != null && !found.isOfMessage()) {
            SmtpRefusal nested = one(next);
            found = nested.code() == 0 ? found : nested;
            next = next instanceof MessagingException more ? more.getNextException() : null;
        }
        return found;
    }

    private static SmtpRefusal one(Exception broken) {
        return switch (broken) {
            case SMTPAddressFailedException address -> new SmtpRefusal("address", address.getReturnCode(), true);
            case SMTPSenderFailedException sender -> new SmtpRefusal("sender", sender.getReturnCode(), false);
            case SMTPSendFailedException sending ->
                new SmtpRefusal("sending", sending.getReturnCode(), isContent(sending.getCommand()));
            default -> new SmtpRefusal(broken.getClass().getSimpleName(), 0, false);
        };
    }

    /** The answer to the last dot; the library calls it so. */
    private static boolean isContent(String command) {
        return command != null && command.strip().equals(".");
    }

    boolean isForGood() {
        return isOfMessage && code >= PERMANENT;
    }

    @Override
    public String toString() {
        return code == 0 ? what : what + " " + code;
    }
}
