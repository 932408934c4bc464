package org.securitynudge.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database in memory that takes nearly the same SQL. */
final class H2JournalTest implements DatabaseContract {
    private final JdbcDataSource source = new JdbcDataSource();

    H2JournalTest() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    @Override
    public DataSource source() {
        return source;
    }
}
