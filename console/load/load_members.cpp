// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/load_members.h"

#include "shared/client/api_client.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>
#include <cmath>

namespace firstcome {

namespace {

constexpr int fewest = 20;
constexpr int most = 20'000;              ///< as many as the server makes at once
constexpr qint64 enough = 100'000'000;    ///< won, for who pays from a balance
constexpr std::chrono::minutes spare{15}; ///< until the last order is settled and read
constexpr std::chrono::minutes longest{240};
constexpr std::chrono::minutes patience{2};

/// As the engine reads it; the refresh token that is between is not needed.
QByteArray lineOf(const QJsonValue &member)
{
    QByteArray line = member[u"memberId"].toString().toUtf8() + '\t' + member[u"accessToken"].toString().toUtf8();
    const QByteArray login = member[u"login"].toString().toUtf8();
    if (!login.isEmpty())
        line += "\t\t" + login;
    return line + '\n';
}

} // namespace

MembersWanted membersFor(const load::Scenario &scenario)
{
    double arrivals = 0;
    for (const load::Stretch &stretch : load::stretchesOf(scenario.arrivals))
        arrivals += stretch.expected(stretch.length);
    const double count = scenario.isOpen() ? std::ceil(arrivals) : scenario.users;
    const auto length = scenario.isOpen() ? load::lengthOf(scenario.arrivals) : load::Micros(scenario.duration);
    MembersWanted wanted;
    wanted.count = int(std::clamp(count, double(scenario.isOpen() ? fewest : 1), double(most)));
    const bool pays = std::any_of(scenario.mix.begin(), scenario.mix.end(),
                                  [](const load::MixEntry &entry) { return entry.payBy == load::PayBy::Balance; });
    wanted.balance = pays ? enough : 0;
    wanted.signIn = scenario.logsIn();
    wanted.minutes = std::min(longest, std::chrono::ceil<std::chrono::minutes>(length) + spare);
    return wanted;
}

void fetchMembers(ApiClient &api, const MembersWanted &wanted, const QString &tokensFile, const MembersMade &made)
{
    QJsonObject body{{QStringLiteral("count"), wanted.count}, {QStringLiteral("minutes"), int(wanted.minutes.count())}};
    if (wanted.balance > 0)
        body.insert(QStringLiteral("balance"), wanted.balance);
    if (wanted.signIn)
        body.insert(QStringLiteral("signIn"), true);
    ApiRequest request = ApiRequest::post(QStringLiteral("/v1/ops/load/members"), body);
    request.within(patience);
    api.send(request, made.context,
             [tokensFile, rehearse = wanted.rehearse, done = made.done](const Result<ApiAnswer> &answer) {
                 if (!answer)
                     return done(tl::unexpected(answer.error()));
                 if (!rehearse && !answer->json.value(QLatin1StringView("mayOrder")).toBool(true))
                     return done(refuse(code::actNotAllowed,
                                        QCoreApplication::translate(
                                            "load", "Members of load runs may not order at this shop: its setting "
                                                    "load is on, not everything.")));
                 QByteArray lines;
                 const QJsonArray members = answer->json.value(QLatin1StringView("members")).toArray();
                 for (const QJsonValue &member : members)
                     lines += lineOf(member);
                 QSaveFile file(tokensFile);
                 if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
                     file.write(lines) != lines.size() || !file.commit())
                     return done(refuse(code::fileNotWritten, file.errorString()));
                 done(answer->json.value(QLatin1StringView("password")).toString());
             });
}

} // namespace firstcome
