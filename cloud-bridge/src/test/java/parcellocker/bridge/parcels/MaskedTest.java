package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource({
        "13812345678,1******5678",
        "+8613812345678,+*********5678",
        "1234567890,******7890",
        "1234567,******7",
        "123456,******",
        "110,***"
    })
    void a_phone_loses_at_least_six_digits(String phone, String masked) {
        assertThat(Masked.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"zhang.san@mail.example.cn,z***@***.cn", "a@b.cn,a***@***.cn", "z***@***.cn,z***@***.cn"})
    void a_mail_address_keeps_its_first_letter_and_its_country(String address, String masked) {
        assertThat(Masked.email(address)).isEqualTo(masked);
    }

    @Test
    void a_name_keeps_its_first_character_whole() {
        assertThat(Masked.name("欧阳娜娜")).isEqualTo("欧*");
        assertThat(Masked.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Masked.name("")).isEqualTo("*");
    }
}
