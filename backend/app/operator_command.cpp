// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/operators/add_operator.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <QFile>
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config"), QStringLiteral("permissions")}, {}, 2};

QString passwordFromInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return composed(QString::fromUtf8(line));
}

Result<operators::Operator> add(const Settings &settings, const operators::OperatorForm &form)
{
    auto wanted = operators::operatorFrom(form);
    if (!wanted)
        return wanted;
    const auto folder = DataFolder::lock(settings.dataFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto admission = Admission::toChange(settings);
    if (!admission)
        return tl::unexpected(admission.error());
    Backend backend(*admission);
    if (const auto opened = backend.open(); !opened)
        return tl::unexpected(opened.error());
    Foundation &foundation = backend.foundation();
    wanted->passwordHash = foundation.passwords.hashNow(form.password);
    wanted->id = foundation.ids.next(foundation.clock());
    const auto added = foundation.database.write(sql::Queue::Background, [&](sql::Connection &connection) {
        return operators::addOperator(connection, backend.modules().audit, *wanted, foundation.clock());
    });
    return added.get();
}

} // namespace

int operatorCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    if (arguments->positionals.constFirst() != QStringLiteral("add"))
        return report({code::wrongUse, QStringLiteral("operator knows only 'add'."), {}, {}});
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    operators::OperatorForm form;
    form.login = arguments->positionals.at(1);
    form.permissions = arguments->value("permissions").split(u',', Qt::SkipEmptyParts);
    form.password = passwordFromInput();
    const work::Loop loop;
    const auto added = add(*settings, form);
    if (!added) {
        const bool unavailable =
            added.error().code.startsWith("DATA_FOLDER") || added.error().code.startsWith("DATABASE");
        report(added.error());
        return unavailable ? exitMissing : exitWrongUse;
    }
    std::printf("operator %s added\n", qUtf8Printable(added->login));
    return exitGood;
}

} // namespace firstcome::app
