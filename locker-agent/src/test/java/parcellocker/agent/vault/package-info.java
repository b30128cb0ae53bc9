/** Tests of the vault, with real keys. */
@NullMarked
package parcellocker.agent.vault;

import org.jspecify.annotations.NullMarked;
