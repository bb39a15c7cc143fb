// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/prove_keys.h"

#include "backend/platform/prints/key_print_store.h"
#include "backend/platform/sql/migrations.h"

namespace firstcome::prints {

namespace {

/// Each start makes these before it makes the tables of any module; the others are made where they are needed.
bool isOfEachShop(const QString &purpose)
{
    static const QStringList all{QStringLiteral("member"), QStringLiteral("operator"), QStringLiteral("proof"),
                                 QStringLiteral("audit")};
    return all.contains(purpose);
}

/// What was signed with an old key of these is read for ever.
bool keepsOldKeys(const QString &purpose)
{
    return purpose == QStringLiteral("audit");
}

QString missing(const QString &path)
{
    return QStringLiteral("The key file %1 is missing. Put it back from the backup: what the database holds needs the "
                          "key that was in it, and no other.")
        .arg(path);
}

QString strange(const QString &path)
{
    return QStringLiteral("The key file %1 holds another key than the one the database knows. Put the right one back "
                          "from the backup. To change a key, write the new line above the old one and leave both until "
                          "the server has started with them.")
        .arg(path);
}

QString lacking(const QString &path)
{
    return QStringLiteral("The key file %1 lacks an older key, with which the audit is read. Put its line back from "
                          "the backup, below the newer ones: from this file no line is ever taken away.")
        .arg(path);
}

QList<QByteArray> printsOf(const QList<crypto::Key> &keys)
{
    QList<QByteArray> prints;
    for (const crypto::Key &key : keys)
        prints.append(crypto::printOf(key));
    return prints;
}

/// A file that is there.
std::optional<QString> faultIn(const QList<QByteArray> &found, const Known &known, const QString &path)
{
    if (!known.signing.isEmpty() && !found.contains(known.signing))
        return strange(path);
    if (!QSet<QByteArray>(found.begin(), found.end()).contains(known.kept))
        return lacking(path);
    return std::nullopt;
}

/// What a damaged file says of itself is a finding too.
std::optional<QString> faultOf(const crypto::KeyFolder &keys, const QString &purpose, const Known &known)
{
    try {
        return faultIn(printsOf(keys.keys(purpose)), known, keys.pathOf(purpose));
    } catch (const std::runtime_error &damaged) {
        return QString::fromUtf8(damaged.what());
    }
}

/// Whether a server was ever started with this database: modules have made their tables.
bool wasStarted(sql::Connection &connection)
{
    QMap<QByteArray, int> steps = sql::newestSteps(connection);
    steps.remove("sql");
    steps.remove("prints");
    return !steps.isEmpty();
}

Known knownOf(const std::map<QString, Known> &all, const QString &purpose)
{
    const auto known = all.find(purpose);
    return known == all.end() ? Known() : known->second;
}

} // namespace

QStringList keyFaults(sql::Connection &connection, const crypto::KeyFolder &keys)
{
    const auto all = KeyPrintStore(connection).all();
    const bool isOld = wasStarted(connection);
    QStringList faults;
    for (const QString &purpose : crypto::KeyFolder::purposes()) {
        const Known known = knownOf(all, purpose);
        const bool isNeeded = !known.signing.isEmpty() || (isOld && isOfEachShop(purpose));
        if (keys.has(purpose)) {
            if (const auto fault = faultOf(keys, purpose, known))
                faults.append(*fault);
        } else if (isNeeded) {
            faults.append(missing(keys.pathOf(purpose)));
        }
    }
    return faults;
}

void proveKeys(sql::Connection &connection, const crypto::KeyFolder &keys, Instant now)
{
    if (const QStringList faults = keyFaults(connection, keys); !faults.isEmpty())
        throw StrangeKey(faults.join(u' ').toStdString());
    KeyPrintStore store(connection);
    const auto all = store.all();
    for (const QString &purpose : keys.found()) {
        const Known known = knownOf(all, purpose);
        const QList<QByteArray> found = printsOf(keys.keys(purpose));
        if (found.constFirst() != known.signing)
            store.sign(purpose, found.constFirst(), now);
        const QSet<QByteArray> old =
            keepsOldKeys(purpose) ? QSet<QByteArray>(found.begin(), found.end()) : QSet<QByteArray>();
        for (const QByteArray &print : old - known.kept)
            store.keep(purpose, print, now);
    }
}

Check keysAreKnown(const crypto::KeyFolder &keys)
{
    const auto violation = [&keys](sql::Connection &connection, Instant) -> std::optional<QString> {
        const QStringList faults = keyFaults(connection, keys);
        return faults.isEmpty() ? std::nullopt : std::optional(faults.join(u' '));
    };
    return {"keys.known", QStringLiteral("The key files are those that the database knows."), violation};
}

} // namespace firstcome::prints
