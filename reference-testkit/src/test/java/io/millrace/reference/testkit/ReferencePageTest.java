package io.millrace.reference.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private static final ReferencePage PAGE = ReferencePage.parse("""
            # Fruit
            | `spring.apples` | no section |

            ## trees
            | fruit | colour | taste |
            |---|---|---|
            | `cherry` | `red` | sweet, *very* |
            | `pear` | – | |
            |  not a row | a | b |

            ### quinces
            | `quince` | yellow | sour |

            ## bushes
            | `currant` | black | sour |
            """);

    @Test
    void readsRowsThatBeginWithAName() {
        assertThat(PAGE.section("## trees").rows(2)).containsExactly("cherry | red", "pear | –", "quince | yellow");
        assertThat(PAGE.section("## trees").rows(3)).contains("cherry | red | sweet, *very*", "pear | – | ");
        assertThat(PAGE.names()).containsExactly("spring.apples", "cherry", "pear", "quince", "currant");
    }

    @Test
    void findsASectionWithinASection() {
        assertThat(PAGE.section("## trees").section("### quinces").names()).containsExactly("quince");
    }

    @Test
    void endsASectionAtTheNextOneOfItsLevel() {
        assertThat(PAGE.section("## bushes").names()).isEqualTo(List.of("currant"));
    }

    @Test
    void saysWhichHeadingIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAGE.section("## roots"))
                .withMessageContaining("## roots");
    }
}
