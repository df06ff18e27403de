import type { ErrorRequestHandler } from 'express';

const codes: Record<string, number> = {
  InputError: 400,
  URIError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ServiceUnavailableError: 503,
};

/** Answers in Marquez's shape of an error; what nobody expected is left to the server's own handler. */
export const answerErrors: ErrorRequestHandler = (error, _req, res, next) => {
  const code = codes[error.name];
  if (code === undefined || res.headersSent) {
    next(error);
    return;
  }
  res.status(code).json({ code, message: error.message });
};
