// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/demo.h"

#include "backend/app/backend.h"
#include "backend/imports/create_demo.h"
#include "backend/members/find_or_create_member.h"
#include "backend/operators/add_operator.h"
#include "backend/platform/prints/prove_keys.h"
#include "shared/contract/permissions.h"

namespace firstcome::app {

namespace {

constexpr int shoppers = 100;
constexpr int passwordLength = 16;

/// What one transaction of the demo works with.
struct Setting
{
    Foundation &foundation;
    sql::Connection &connection;
    QByteArray passwordHash;
    Instant now;
};

Id member(const Setting &setting, const QString &username, quint32 roles)
{
    members::Member wanted;
    wanted.id = setting.foundation.ids.next(setting.now);
    wanted.username = username;
    wanted.email = username + QStringLiteral("@example.com");
    wanted.name = username;
    wanted.roles = roles;
    wanted.passwordHash = setting.passwordHash;
    return members::findOrCreateMember(setting.connection, wanted, setting.now);
}

void addOperator(const Setting &setting, Audit &audit, const QString &login, quint32 permissions)
{
    operators::Operator wanted;
    wanted.id = setting.foundation.ids.next(setting.now);
    wanted.login = login;
    wanted.passwordHash = setting.passwordHash;
    wanted.permissions = permissions;
    wanted.createdAt = setting.now;
    operators::findOrAddOperator(setting.connection, audit, wanted, setting.now);
}

} // namespace

QByteArray demoPassword(Foundation &foundation)
{
    const QString purpose = QStringLiteral("demo");
    const bool isNew = !foundation.keys.has(purpose);
    const QByteArray secret = foundation.keys.secret(purpose);
    if (isNew) {
        const auto known = foundation.database.write(sql::Queue::Background, [&](sql::Connection &connection) {
            prints::proveKeys(connection, foundation.keys, foundation.clock());
        });
        known.get();
    }
    return secret.left(passwordLength);
}

Result<QByteArray> prepareDemo(Backend &backend)
{
    Foundation &foundation = backend.foundation();
    const QByteArray password = demoPassword(foundation);
    const QByteArray hash = foundation.passwords.hashNow(QString::fromLatin1(password));
    const auto people = foundation.database.write(sql::Queue::Background, [&](sql::Connection &connection) {
        const Setting setting{foundation, connection, hash, foundation.clock()};
        // The supervisor is the second person where one is asked for.
        addOperator(setting, backend.modules().audit, QStringLiteral("operator"), permission::every);
        addOperator(setting, backend.modules().audit, QStringLiteral("supervisor"), permission::every);
        for (int i = 1; i <= shoppers; ++i)
            member(setting, QStringLiteral("shopper%1").arg(i), http::Customer);
        return member(setting, QStringLiteral("seller"), http::Customer | http::Seller);
    });
    imports::createDemo(backend.modules().catalog.parts(), people.get());
    return password;
}

} // namespace firstcome::app
