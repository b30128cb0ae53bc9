package parcellocker.sim.world;

import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.locker.Token;
import parcellocker.contract.wire.QrToken;

/** Tokens as they are printed: signed, in base45. */
final class SignedTokens implements Tokens {
    private final SortedSet<String> issued = new TreeSet<>();

    @Override
    public String genuine(Token token) {
        boolean approves = token.kind() == Token.Kind.APPROVAL;
        String text = qr(token, Options.LOCKER).signed(approves ? Keyring.operator(Keyring.APPROVER) : Keyring.TOKENS);
        issued.add(text);
        return text;
    }

    @Override
    public String forged(Token token) {
        return qr(token, Options.LOCKER).signed(Keyring.FORGER);
    }

    @Override
    public boolean isIssued(String text) {
        return issued.contains(text);
    }

    @Override
    public String foreign(Token token) {
        return qr(token, "another-locker").signed(Keyring.TOKENS);
    }

    private static QrToken qr(Token token, String locker) {
        QrToken.Kind kind = QrToken.Kind.valueOf(token.kind().name());
        return new QrToken(
                kind, locker, token.subject(), token.id(), token.notBeforeSeconds(), token.notAfterSeconds());
    }
}
