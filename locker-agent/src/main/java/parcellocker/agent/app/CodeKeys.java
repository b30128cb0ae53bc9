package parcellocker.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;
import parcellocker.agent.vault.Answers;
import parcellocker.agent.vault.CodeKey;
import parcellocker.agent.vault.ElementKey;
import parcellocker.agent.vault.Keys;
import parcellocker.agent.vault.SealedPeople;

/** Takes the key of pickup codes from where the configuration says that it lies. */
final class CodeKeys {
    private CodeKeys() {}

    static Answers answers(Settings settings, Keys keys, SealedPeople people) throws IOException {
        CodeKey.Used codes = new CodeKey.Used(key(settings, keys), settings.stretch());
        return new Answers(keys, settings.locker().value(), codes, new SecureRandom(), people);
    }

    private static CodeKey key(Settings settings, Keys keys) throws IOException {
        Optional<Settings.Element> element = settings.element();
        if (element.isEmpty()) {
            return CodeKey.of(keys);
        }
        char[] pin = Files.readString(element.get().pin()).strip().toCharArray();
        return ElementKey.open(element.get().pkcs11(), element.get().label(), pin);
    }
}
