/** What must be secret or is slow to compute: keys, verifiers of codes, seals. Nothing above it sees a digit or a phone. */
@NullMarked
package parcellocker.agent.vault;

import org.jspecify.annotations.NullMarked;
