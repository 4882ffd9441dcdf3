"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const evtool = require("evtool");
exports.default = evtool.defineHandler({ onMessage: (message, context) => context.log.info("compiled") });
