// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/run_command.h"

#include "shared/contract/json_fields.h"
#include "shared/load/scenario/scenario.h"

namespace firstcome::load {

namespace {

constexpr int noteLimit = 500;
constexpr int tokenLimit = 4'096;

void readRate(JsonFields &fields, RunCommand &command)
{
    command.kind = RunCommand::Kind::Rate;
    command.rate = fields.optionalNumber("rate").value_or(0);
    if (!(command.rate >= 0 && command.rate <= rateLimit))
        fields.violate("rate", QStringLiteral("must be between 0 and %1").arg(rateLimit));
}

void readUsers(JsonFields &fields, RunCommand &command)
{
    command.kind = RunCommand::Kind::Users;
    const qint64 users = fields.integer("users");
    if (users < 0 || users > usersLimit)
        fields.violate("users", QStringLiteral("must be between 0 and %1").arg(usersLimit));
    else
        command.users = int(users);
}

void readToken(JsonFields &fields, RunCommand &command)
{
    command.kind = RunCommand::Kind::Token;
    command.token = fields.text("token", tokenLimit).toLatin1();
}

} // namespace

Result<RunCommand> runCommandFrom(const QByteArray &line)
{
    auto fields = JsonFields::parse(line);
    if (!fields)
        return tl::unexpected(fields.error());
    RunCommand command;
    if (fields->has("rate"))
        readRate(*fields, command);
    else if (fields->has("users"))
        readUsers(*fields, command);
    else if (fields->has("pause") && fields->flag("pause", true))
        command.kind = RunCommand::Kind::Pause;
    else if (fields->has("resume") && fields->flag("resume", true))
        command.kind = RunCommand::Kind::Resume;
    else if (fields->has("stop") && fields->flag("stop", true))
        command.kind = RunCommand::Kind::Stop;
    else if (fields->has("token"))
        readToken(*fields, command);
    else
        command.note = fields->text("note", noteLimit);
    if (auto trouble = fields->finish())
        return tl::unexpected(std::move(*trouble));
    return command;
}

QString RunCommand::text() const
{
    switch (kind) {
    case Kind::Rate:
        return QStringLiteral("rate %1").arg(rate);
    case Kind::Users:
        return QStringLiteral("users %1").arg(users);
    case Kind::Pause:
        return QStringLiteral("paused");
    case Kind::Resume:
        return QStringLiteral("resumed");
    case Kind::Stop:
        return QStringLiteral("stopped");
    case Kind::Token:
        return {};
    case Kind::Note:
        break;
    }
    return note;
}

} // namespace firstcome::load
