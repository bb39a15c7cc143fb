// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/import_run.h"

#include "shared/contract/names.h"

namespace firstcome {

namespace {

// Index = ImportState.
constexpr std::array stateNames{"RUNNING", "DONE", "REFUSED", "INTERRUPTED"};

} // namespace

const char *textOf(ImportState state)
{
    return stateNames[size_t(state)];
}

std::optional<ImportState> importStateFrom(QByteArrayView text)
{
    return valueNamed<ImportState>(stateNames, text);
}

QJsonObject toJson(const ImportRun &run, ImportRunDetail detail)
{
    QJsonObject object{{QStringLiteral("id"), idText(run.id)},
                       {QStringLiteral("state"), QString::fromLatin1(textOf(run.state))},
                       {QStringLiteral("store"), run.store},
                       {QStringLiteral("dryRun"), run.dryRun},
                       {QStringLiteral("endMissing"), run.endMissing},
                       {QStringLiteral("startedAt"), toIso(run.startedAt)}};
    if (run.finishedAt)
        object.insert(QStringLiteral("finishedAt"), toIso(*run.finishedAt));
    if (!run.problem.isEmpty())
        object.insert(QStringLiteral("problem"), run.problem);
    if (detail == ImportRunDetail::Whole && !run.report.isEmpty())
        object.insert(QStringLiteral("report"), run.report);
    return object;
}

ImportRun importRunFrom(const QJsonObject &object)
{
    ImportRun run;
    run.id = idFrom(QStringView(object.value(u"id").toString())).value_or(0);
    run.state = importStateFrom(object.value(u"state").toString().toLatin1()).value_or(ImportState::Running);
    run.store = object.value(u"store").toString();
    run.dryRun = object.value(u"dryRun").toBool();
    run.endMissing = object.value(u"endMissing").toBool();
    run.startedAt = fromIso(object.value(u"startedAt").toString()).value_or(Instant{});
    run.finishedAt = fromIso(object.value(u"finishedAt").toString());
    run.problem = object.value(u"problem").toObject();
    run.report = object.value(u"report").toObject();
    return run;
}

} // namespace firstcome
