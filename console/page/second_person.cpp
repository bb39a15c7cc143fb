// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/second_person.h"

#include "console/widgets/toast.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>

namespace firstcome::second_person {

namespace {

constexpr int accepted = 202;

QString translated(const char *text)
{
    return QCoreApplication::translate("SecondPerson", text);
}

} // namespace

std::optional<QString> approvalOf(const Result<ApiAnswer> &answer)
{
    const QLatin1StringView name("approvalId");
    if (answer)
        return answer->status == accepted ? std::optional(answer->json.value(name).toString()) : std::nullopt;
    return answer.error().code == code::approvalWaiting ? std::optional(answer.error().extra.value(name).toString())
                                                        : std::nullopt;
}

PageRef placeOf(const QString &approvalId)
{
    return {QStringLiteral("approvals"), approvalId, {}};
}

void tell(QWidget *from, const QString &approvalId, const std::function<void(const PageRef &)> &go)
{
    Toast::show(from,
                {Tone::Watch, translated(QT_TRANSLATE_NOOP("SecondPerson", "It waits for a second person.")),
                 translated(QT_TRANSLATE_NOOP("SecondPerson", "Show"))},
                [approvalId, go] { go(placeOf(approvalId)); });
}

} // namespace firstcome::second_person
