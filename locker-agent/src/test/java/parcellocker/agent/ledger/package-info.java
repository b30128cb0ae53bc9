/** Tests of the ledger, and the random histories with which others test what they keep of it. */
@NullMarked
package parcellocker.agent.ledger;

import org.jspecify.annotations.NullMarked;
