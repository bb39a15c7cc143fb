// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/prove_keys.h"

#include "backend/platform/prints/key_print_store.h"
#include <algorithm>

namespace firstcome::prints {

namespace {

/// How a file stands to the print that the database has of it, where it has one.
struct Standing
{
    std::optional<QString> fault; ///< in words that say what to do
    QByteArray newPrint;          ///< to be kept, where it is another one
};

QString missing(const QString &path)
{
    return QStringLiteral(
               "The key file %1 is missing. Put it back from the backup: the database knows the key that was "
               "in it and takes no other.")
        .arg(path);
}

QString strange(const QString &path)
{
    return QStringLiteral("The key file %1 holds another key than the one the database knows. Put the right one back "
                          "from the backup. To change a key, write the new line above the old one and leave both until "
                          "the server has started with them.")
        .arg(path);
}

Standing standingOf(const crypto::KeyFolder &keys, const QString &purpose, const QByteArray &known)
{
    if (!keys.has(purpose))
        return known.isEmpty() ? Standing() : Standing{missing(keys.pathOf(purpose)), {}};
    const QList<crypto::Key> found = keys.keys(purpose);
    const QByteArray signing = crypto::printOf(found.constFirst());
    if (signing == known)
        return {};
    const bool isKnown = std::any_of(found.begin(), found.end(),
                                     [&known](const crypto::Key &key) { return crypto::printOf(key) == known; });
    if (known.isEmpty() || isKnown)
        return {std::nullopt, signing};
    const bool wasMissing = keys.takeBack(purpose);
    return {wasMissing ? missing(keys.pathOf(purpose)) : strange(keys.pathOf(purpose)), {}};
}

QByteArray knownOf(const std::map<QString, QByteArray> &prints, const QString &purpose)
{
    const auto known = prints.find(purpose);
    return known == prints.end() ? QByteArray() : known->second;
}

/// What a damaged file says of itself is a finding too.
std::optional<QString> faultOf(const crypto::KeyFolder &keys, const QString &purpose, const QByteArray &known)
{
    try {
        return standingOf(keys, purpose, known).fault;
    } catch (const std::runtime_error &damaged) {
        return QString::fromUtf8(damaged.what());
    }
}

} // namespace

void proveKeys(sql::Connection &connection, const crypto::KeyFolder &keys, Instant now)
{
    KeyPrintStore store(connection);
    const auto prints = store.all();
    for (const QString &purpose : crypto::KeyFolder::purposes()) {
        const Standing standing = standingOf(keys, purpose, knownOf(prints, purpose));
        if (standing.fault)
            throw StrangeKey(standing.fault->toStdString());
        if (!standing.newPrint.isEmpty())
            store.keep(purpose, standing.newPrint, now);
    }
}

Check keysAreKnown(const crypto::KeyFolder &keys)
{
    const auto violation = [&keys](sql::Connection &connection, Instant) -> std::optional<QString> {
        const auto prints = KeyPrintStore(connection).all();
        QStringList faults;
        for (const QString &purpose : crypto::KeyFolder::purposes()) {
            if (const auto fault = faultOf(keys, purpose, knownOf(prints, purpose)))
                faults.append(*fault);
        }
        return faults.isEmpty() ? std::nullopt : std::optional(faults.join(u' '));
    };
    return {"keys.known", QStringLiteral("The key files are those that the database knows."), violation};
}

} // namespace firstcome::prints
